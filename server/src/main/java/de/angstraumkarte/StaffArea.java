package de.angstraumkarte;

import com.fasterxml.jackson.databind.ObjectMapper;
import de.angstraumkarte.base.config.Config;
import de.angstraumkarte.base.http.ClientAddress;
import de.angstraumkarte.base.http.RateLimit;
import de.angstraumkarte.edge.desk.AccountsPages;
import de.angstraumkarte.edge.desk.AuditPages;
import de.angstraumkarte.edge.desk.AuditWords;
import de.angstraumkarte.edge.desk.DeadlinePages;
import de.angstraumkarte.edge.desk.DeskErrors;
import de.angstraumkarte.edge.desk.DeskPages;
import de.angstraumkarte.edge.desk.DeskRoutes;
import de.angstraumkarte.edge.desk.HookPages;
import de.angstraumkarte.edge.desk.LoginPages;
import de.angstraumkarte.edge.desk.MailPages;
import de.angstraumkarte.edge.desk.MeasureBoardPages;
import de.angstraumkarte.edge.desk.MeasureCasePages;
import de.angstraumkarte.edge.desk.MeasurePlanPages;
import de.angstraumkarte.edge.desk.MeasureViews;
import de.angstraumkarte.edge.desk.OwnAccountPages;
import de.angstraumkarte.edge.desk.PlaceEditPages;
import de.angstraumkarte.edge.desk.PlaceForms;
import de.angstraumkarte.edge.desk.PlacePages;
import de.angstraumkarte.edge.desk.PlaceWords;
import de.angstraumkarte.edge.desk.PlacesPages;
import de.angstraumkarte.edge.desk.ReportDesk;
import de.angstraumkarte.edge.desk.SecondFactorPages;
import de.angstraumkarte.edge.desk.UnitPages;
import de.angstraumkarte.edge.site.Pages;
import de.angstraumkarte.web.DeskTemplates;
import de.angstraumkarte.web.Templates;
import java.time.Clock;
import java.time.Duration;

/** The staff area: its pages, registered with the roles they need. */
final class StaffArea {
    /** Wrong passwords and codes from one address in a quarter of an hour; a whole office may share one. */
    private static final int WRONG_SIGN_INS = 30;

    final DeskRoutes desk;
    final LoginPages login;
    final DeskErrors errors;

    StaffArea(
            Domain domain,
            Config config,
            Clock clock,
            Pages pages,
            Templates templates,
            ClientAddress addresses,
            boolean tiles,
            ObjectMapper json) {
        DeskTemplates deskTemplates = new DeskTemplates(templates);
        DeskPages deskPages = new DeskPages(pages::page);
        desk = new DeskRoutes(domain.sessions, config);
        errors = new DeskErrors(desk, deskPages, deskTemplates);
        login = new LoginPages(
                desk,
                deskPages,
                deskTemplates,
                domain.sessions,
                new RateLimit(WRONG_SIGN_INS, Duration.ofMinutes(15), clock),
                addresses,
                config);
        new OwnAccountPages(deskPages, deskTemplates, domain.accounts, domain.sessions).register(desk);
        new SecondFactorPages(deskPages, deskTemplates, domain.secondFactors).register(desk);
        new MailPages(deskPages, deskTemplates, domain.outbox, domain.mailDesk).register(desk);
        boolean addressed = !config.publicUrl().isEmpty();
        new HookPages(deskPages, deskTemplates, domain.webhooks.service, domain.districts, addressed).register(desk);

        MeasureViews measureViews = new MeasureViews(domain.measureReader, domain.units);
        new MeasureBoardPages(deskPages, deskTemplates, measureViews, domain.measureReader).register(desk);
        new MeasurePlanPages(deskPages, deskTemplates, measureViews, domain.measures, domain.places).register(desk);
        new MeasureCasePages(deskPages, deskTemplates, measureViews, domain.measureReader, domain.measures)
                .register(desk);
        new UnitPages(deskPages, deskTemplates, measureViews, domain.measureReader, domain.units).register(desk);
        new DeadlinePages(deskPages, deskTemplates, domain.deadlines, domain.units).register(desk);
        new AccountsPages(deskPages, deskTemplates, domain.accounts, domain.units::listUnits).register(desk);

        PlaceWords words = new PlaceWords(domain.work, domain.places, domain.districts);
        AuditWords auditWords = new AuditWords(domain.places, domain.units, domain.districts, json);
        new AuditPages(deskPages, deskTemplates, domain.auditLog, domain.accounts, auditWords).register(desk);
        PlaceForms forms = new PlaceForms(words);
        new PlacesPages(deskPages, deskTemplates, domain.work, words).register(desk);
        new PlaceEditPages(deskPages, deskTemplates, domain.work, domain.editing, words, forms, tiles).register(desk);
        ReportDesk reportDesk = new ReportDesk(
                deskPages,
                deskTemplates,
                new ReportDesk.Services(
                        domain.inbox,
                        domain.decisions,
                        domain.merges,
                        domain.photos,
                        domain.places,
                        domain.districts,
                        domain.outbox),
                domain.units::listUnits,
                config);
        reportDesk.register(desk);
        new PlacePages(
                        deskPages,
                        deskTemplates,
                        domain.work,
                        domain.news,
                        domain.places,
                        words,
                        auditWords,
                        forms,
                        measureViews,
                        reportDesk,
                        domain.follows)
                .register(desk);
    }
}
