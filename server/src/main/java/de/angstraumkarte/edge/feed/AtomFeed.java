package de.angstraumkarte.edge.feed;

import com.rometools.rome.feed.atom.Category;
import com.rometools.rome.feed.atom.Content;
import com.rometools.rome.feed.atom.Entry;
import com.rometools.rome.feed.atom.Feed;
import com.rometools.rome.feed.atom.Generator;
import com.rometools.rome.feed.atom.Link;
import com.rometools.rome.feed.atom.Person;
import com.rometools.rome.io.FeedException;
import com.rometools.rome.io.WireFeedOutput;
import de.angstraumkarte.base.http.PreparedBody;
import de.angstraumkarte.domain.feed.NewsPage;
import de.angstraumkarte.domain.layer.PartialDate;
import de.angstraumkarte.domain.place.Place;
import de.angstraumkarte.domain.place.PlaceService;
import de.angstraumkarte.domain.timeline.PublishedUpdate;
import de.angstraumkarte.domain.timeline.StatusUpdate;
import de.angstraumkarte.edge.feature.Licence;
import de.angstraumkarte.web.Messages;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import org.jdom2.Document;
import org.jdom2.Element;
import org.jdom2.Namespace;
import org.jdom2.output.Format;
import org.jdom2.output.XMLOutputter;
import org.jspecify.annotations.Nullable;

/**
 * One page of public entries as Atom 1.0 (RFC 4287), with links to the others (RFC 5005, 3). ROME writes it; days are added
 * afterwards, because ROME writes times in UTC, where a day of Dortmund begins the evening before.
 */
final class AtomFeed {
    static final String MEDIA_TYPE = "application/atom+xml";

    private static final Namespace ATOM = Namespace.getNamespace("http://www.w3.org/2005/Atom");

    private final FeedIds ids;
    private final boolean demo;

    /** @param demo whether what is told is made up, which every feed then says */
    AtomFeed(FeedIds ids, boolean demo) {
        this.ids = ids;
        this.demo = demo;
    }

    /**
     * The document.
     *
     * @param title what the feed is about
     * @param today dates a page without entries
     */
    PreparedBody write(FeedAddress address, String title, NewsPage page, LocalDate today) {
        Messages messages = Messages.of(address.language());
        FeedWords words = new FeedWords(messages);
        Feed feed = head(address, title, words);
        feed.setOtherLinks(links(address, page));
        List<Days> days = new ArrayList<>();
        for (PublishedUpdate published : page.entries()) {
            Place place =
                    Objects.requireNonNull(page.places().get(published.update().placeId()));
            feed.getEntries().add(entry(address, words, page, place, published));
            days.add(Days.of(published));
        }
        @Nullable
        LocalDate newest =
                days.stream().map(Days::updated).max(LocalDate::compareTo).orElse(null);
        Document xml = xml(feed);
        xml.getRootElement().setAttribute("lang", address.language(), Namespace.XML_NAMESPACE);
        insert(xml.getRootElement(), "updated", newest == null ? today : newest);
        Iterator<Days> day = days.iterator();
        for (Element entry : xml.getRootElement().getChildren("entry", ATOM)) {
            day.next().insertInto(entry);
            if (!address.german()) {
                // What it tells is data, and the data is German.
                entry.getChild("content", ATOM)
                        .setAttribute("lang", Messages.LANGUAGES.get(0), Namespace.XML_NAMESPACE);
            }
        }
        return PreparedBody.of(MEDIA_TYPE + "; charset=utf-8", bytes(xml));
    }

    private Feed head(FeedAddress address, String title, FeedWords words) {
        Feed feed = new Feed("atom_1.0");
        feed.setId(ids.urn("feed:" + address.name() + ":" + address.language()));
        feed.setTitle(FeedText.clean(words.text("site.title.page", title)));
        feed.setSubtitle(content(words.text(demo ? "site.demo" : "feed.subtitle")));
        feed.setRights(words.text("feed.rights"));
        Person author = new Person();
        author.setName(words.text("site.title"));
        author.setUri(address.site() + "/");
        feed.setAuthors(List.of(author));
        Generator generator = new Generator();
        generator.setValue(words.text("site.name"));
        feed.setGenerator(generator);
        feed.setAlternateLinks(List.of(link("alternate", address.html(), "text/html")));
        feed.setEntries(new ArrayList<>());
        return feed;
    }

    private static List<Link> links(FeedAddress address, NewsPage page) {
        List<Link> links = new ArrayList<>();
        links.add(link("self", address.page(address.before()), MEDIA_TYPE));
        links.add(link("first", address.page(null), MEDIA_TYPE));
        if (address.before() != null) {
            links.add(link("previous", address.page(page.newer()), MEDIA_TYPE));
        }
        if (page.older() != null) {
            links.add(link("next", address.page(page.older()), MEDIA_TYPE));
        }
        links.add(link("last", address.page(page.oldest()), MEDIA_TYPE));
        links.add(link("license", Licence.URL, null));
        return links;
    }

    private Entry entry(FeedAddress address, FeedWords words, NewsPage page, Place place, PublishedUpdate published) {
        StatusUpdate update = published.update();
        Entry entry = new Entry();
        entry.setId(ids.urn("entry:" + published.id()));
        entry.setTitle(FeedText.clean(words.title(place, update, page.measures())));
        entry.setAlternateLinks(List.of(link("alternate", address.place(place.id()), "text/html")));
        List<Category> categories = new ArrayList<>();
        String layer = place.layer().slug();
        categories.add(category(layer, words.text("layer." + layer + ".title")));
        if (update.status() != null) {
            categories.add(category(update.status(), words.status(place, update.status())));
        }
        entry.setCategories(categories);
        entry.setContents(List.of(content(FeedText.clean(words.content(update)))));
        return entry;
    }

    private static Category category(String term, String label) {
        Category category = new Category();
        category.setTerm(term);
        category.setLabel(label);
        return category;
    }

    private static Content content(String text) {
        Content content = new Content();
        content.setType(Content.TEXT);
        content.setValue(text);
        return content;
    }

    private static Link link(String rel, String href, @Nullable String type) {
        Link link = new Link();
        link.setRel(rel);
        link.setHref(href);
        link.setType(type);
        return link;
    }

    /**
     * The days of an entry.
     *
     * @param updated when it was published
     * @param published when what it tells happened; null where no day is known
     */
    private record Days(LocalDate updated, @Nullable LocalDate published) {
        private static final int LENGTH_OF_A_DAY = 10;

        static Days of(PublishedUpdate published) {
            LocalDate updated =
                    published.createdAt().atZoneSameInstant(PlaceService.ZONE).toLocalDate();
            @Nullable PartialDate date = published.update().date();
            boolean exact = date != null
                    && date.text().length() == LENGTH_OF_A_DAY
                    && !date.firstDay().isAfter(updated);
            return new Days(updated, exact ? date.firstDay() : null);
        }

        void insertInto(Element entry) {
            insert(entry, "updated", updated);
            if (published != null) {
                insert(entry, "published", published);
            }
        }
    }

    /** Behind the id, where readers look for it. */
    private static void insert(Element parent, String name, LocalDate day) {
        Element id = parent.getChild("id", ATOM);
        String midnight = DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(day.atStartOfDay(PlaceService.ZONE));
        parent.addContent(parent.indexOf(id) + 1, new Element(name, ATOM).setText(midnight));
    }

    private static Document xml(Feed feed) {
        try {
            return new WireFeedOutput().outputJDom(feed);
        } catch (FeedException e) {
            throw new IllegalStateException("ROME refuses a feed that is complete", e);
        }
    }

    private static byte[] bytes(Document xml) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(32 * 1024);
        try {
            // Raw: any other format takes line breaks out of texts.
            new XMLOutputter(Format.getRawFormat()).output(xml, bytes);
        } catch (IOException e) {
            throw new UncheckedIOException("in memory, so it cannot happen", e);
        }
        return bytes.toByteArray();
    }
}
