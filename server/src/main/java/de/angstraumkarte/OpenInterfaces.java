package de.angstraumkarte;

import com.fasterxml.jackson.databind.ObjectMapper;
import de.angstraumkarte.base.config.Config;
import de.angstraumkarte.base.http.ClientAddress;
import de.angstraumkarte.base.http.ErrorForm;
import de.angstraumkarte.base.http.SiteAddress;
import de.angstraumkarte.edge.docs.ApiDocuments;
import de.angstraumkarte.edge.docs.DocsRoutes;
import de.angstraumkarte.edge.download.Catalogue;
import de.angstraumkarte.edge.download.CsvMetadata;
import de.angstraumkarte.edge.download.DownloadFiles;
import de.angstraumkarte.edge.download.DownloadRoutes;
import de.angstraumkarte.edge.feature.FeatureTables;
import de.angstraumkarte.edge.feature.TableSources;
import de.angstraumkarte.edge.feed.FeedRoutes;
import de.angstraumkarte.edge.importer.BundledData;
import de.angstraumkarte.edge.ogc.ApiDocument;
import de.angstraumkarte.edge.ogc.ApiRoutes;
import de.angstraumkarte.edge.ogc.OgcErrors;
import de.angstraumkarte.edge.ogc.OgcPages;
import de.angstraumkarte.edge.ogc.OgcRoutes;
import de.angstraumkarte.edge.open311.Open311Errors;
import de.angstraumkarte.edge.open311.Open311Intake;
import de.angstraumkarte.edge.open311.Open311Routes;
import de.angstraumkarte.edge.site.Pages;
import de.angstraumkarte.web.Templates;
import java.time.Clock;
import java.util.List;

/** What programs of others read and send by published standards, wired: feeds, files, OGC API, Open311, and their description. */
final class OpenInterfaces implements AutoCloseable {
    final DownloadFiles files;
    /** Where a standard has a form of its own for errors. */
    final List<ErrorForm> errorForms;

    final FeedRoutes feeds;
    final OgcRoutes ogc;
    final ApiRoutes ogcDescription;
    final DownloadRoutes downloads;
    final Open311Routes requests;
    final Open311Intake intake;
    final DocsRoutes docs;

    private final FeatureTables tables;

    OpenInterfaces(
            Domain domain,
            Config config,
            Clock clock,
            Pages pages,
            Templates templates,
            ClientAddress addresses,
            BundledData bundled,
            boolean demo,
            ObjectMapper json) {
        SiteAddress site = new SiteAddress(config.publicUrl());
        tables = new FeatureTables(
                config.data().resolve("cache"),
                new TableSources(domain.places, domain.districts, domain.feeds, domain.effects, json));
        files = new DownloadFiles(tables, json, config.data().resolve("downloads"), config.publicUrl());
        Catalogue catalogue = new Catalogue(
                domain.places,
                files,
                new Catalogue.Setting(
                        config.publisher(),
                        bundled.outline().outline().getEnvelope().toText(),
                        demo),
                json);
        ApiDocument ogcDocument = new ApiDocument(json);
        docs = new DocsRoutes(
                new ApiDocuments(json, ApiDocument.PATH, ogcDocument::of), pages::page, templates, site, json);
        OgcPages ogcPages = new OgcPages(pages::page, templates, json);
        errorForms = List.of(
                new OgcErrors(json, (ctx, view) -> templates.error(pages.framed(ctx), view)), new Open311Errors());
        feeds = new FeedRoutes(domain.feeds, domain.places, domain.districts, domain.keys.signer("feed"), site, demo);
        ogc = new OgcRoutes(tables, domain.selections, ogcPages, site, clock, json);
        ogcDescription = new ApiRoutes(ogcDocument, docs::page, site, json);
        downloads = new DownloadRoutes(files, new CsvMetadata(json), catalogue, site);
        requests = new Open311Routes(
                new Open311Routes.Sources(domain.serviceRequests, domain.places, domain.units, domain.districts),
                site,
                demo);
        intake = new Open311Intake(domain.reports, domain.search, addresses, config.open311Keys(), site);
    }

    @Override
    public void close() {
        tables.close();
    }
}
