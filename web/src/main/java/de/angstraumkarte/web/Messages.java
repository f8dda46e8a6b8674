package de.angstraumkarte.web;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.MessageFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Every text a person reads, in one language. Immutable and safe to share between threads.
 *
 * <p>The texts come from {@code messages_<language>.properties} (UTF-8). A text asked for with arguments is a
 * {@link MessageFormat} pattern, plurals by its choice format; a text asked for without arguments is taken as it is.
 */
public final class Messages {
    /** Languages the site speaks, the default first. */
    public static final List<String> LANGUAGES = List.of("de", "en");

    private static final Map<String, Messages> ALL =
            LANGUAGES.stream().collect(Collectors.toUnmodifiableMap(language -> language, Messages::load));

    private final String language;
    private final Locale locale;
    private final TreeMap<String, String> texts;

    private Messages(String language, TreeMap<String, String> texts) {
        this.language = language;
        this.locale = "en".equals(language) ? Locale.UK : Locale.GERMANY;
        this.texts = texts;
    }

    /**
     * The texts of a language.
     *
     * @throws IllegalArgumentException if the language is none of {@link #LANGUAGES}
     */
    public static Messages of(String language) {
        Messages messages = ALL.get(language);
        if (messages == null) {
            throw new IllegalArgumentException("no messages for language: " + language);
        }
        return messages;
    }

    /** Two-letter language code, also the value of the {@code lang} attribute of a page. */
    public String language() {
        return language;
    }

    /** The locale that numbers and dates of this language are written in. */
    public Locale locale() {
        return locale;
    }

    /** Whether there is a text for the key. */
    public boolean has(String key) {
        return texts.containsKey(key);
    }

    /**
     * The text for a key, with the arguments filled in.
     *
     * @throws IllegalArgumentException if there is no text for the key
     */
    public String text(String key, @Nullable Object... args) {
        String pattern = texts.get(key);
        if (pattern == null) {
            throw new IllegalArgumentException("no text for message key: " + key);
        }
        return args.length == 0 ? pattern : new MessageFormat(pattern, locale).format(args);
    }

    /** The text for a key, or the fallback if there is none: for words that come from the data. */
    public String textOr(String key, String fallback) {
        return texts.getOrDefault(key, fallback);
    }

    /**
     * All texts whose key starts with the prefix, by full key in alphabetical order; patterns are not filled in.
     * Scripts get their texts from here.
     */
    public Map<String, String> section(String prefix) {
        return new LinkedHashMap<>(texts.subMap(prefix, prefix + Character.MAX_VALUE));
    }

    private static Messages load(String language) {
        String resource = "/messages_" + language + ".properties";
        try (InputStream in = Messages.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalStateException("missing resource " + resource);
            }
            Properties properties = new Properties();
            properties.load(new InputStreamReader(in, StandardCharsets.UTF_8));
            TreeMap<String, String> texts = new TreeMap<>();
            properties.stringPropertyNames().forEach(key -> texts.put(key, properties.getProperty(key)));
            return new Messages(language, texts);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + resource, e);
        }
    }
}
