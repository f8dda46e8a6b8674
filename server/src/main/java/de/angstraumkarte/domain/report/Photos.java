package de.angstraumkarte.domain.report;

import de.angstraumkarte.base.problem.DomainException.Invalid;
import de.angstraumkarte.base.problem.FieldError;
import de.angstraumkarte.base.problem.UnavailableException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * Makes photos safe to keep: what people upload is decoded and encoded anew, so that nothing but pixels survives. Type and
 * size are judged by the content, before decoding; memory and concurrency are bounded. Thread-safe.
 */
public final class Photos {
    /** Photos of one report. */
    public static final int MOST = 3;
    /** Bytes of one uploaded file. */
    public static final int LARGEST_BYTES = 10_000_000;

    private static final int LONGEST_SIDE = 16_384;
    /** Cameras with 50 megapixels are common; what decodes row by row may be that large. */
    private static final long MOST_PIXELS = 60_000_000;
    /** Bytes for an image that is decoded as a whole, 100 MB of a heap of 256 MB: four megapixels of lossy WebP. */
    private static final long MOST_MEMORY = Runtime.getRuntime().maxMemory() / 5 * 2;

    private static final int AT_ONCE = 2;
    private static final long LONGEST_WAIT_SECONDS = 20;

    private final Semaphore turns = new Semaphore(AT_ONCE, true);

    /** What can be said without decoding: too many, too large, not an image, too many pixels. Fields carry no file names. */
    public List<FieldError> check(List<byte[]> files) {
        List<FieldError> errors = new ArrayList<>();
        if (files.size() > MOST) {
            errors.add(FieldError.of("photos", "too-many-photos", MOST));
            return errors;
        }
        for (int i = 0; i < files.size(); i++) {
            byte[] file = files.get(i);
            Optional<ImageHeader> header = ImageHeader.read(file);
            if (file.length > LARGEST_BYTES) {
                errors.add(FieldError.of("photos", "photo-too-large", i + 1, LARGEST_BYTES / 1_000_000));
            } else if (header.isEmpty()) {
                errors.add(FieldError.of("photos", "not-a-photo", i + 1));
            } else if (!isSmallEnough(header.get())) {
                errors.add(FieldError.of("photos", "too-many-pixels", i + 1));
            }
        }
        return errors;
    }

    private static boolean isSmallEnough(ImageHeader header) {
        return Math.max(header.width(), header.height()) <= LONGEST_SIDE
                && header.pixels() <= MOST_PIXELS
                && header.pixels() * header.bytesPerPixel() <= MOST_MEMORY;
    }

    /**
     * Decodes and encodes; at most two at a time.
     *
     * @throws Invalid naming every file that is wrong
     * @throws UnavailableException if too many others are being encoded
     */
    List<EncodedPhoto> encode(List<byte[]> files) {
        List<FieldError> errors = new ArrayList<>(check(files));
        List<EncodedPhoto> encoded = new ArrayList<>();
        for (int i = 0; i < files.size() && errors.isEmpty(); i++) {
            try {
                encoded.add(encode(files.get(i)));
            } catch (IOException e) {
                errors.add(FieldError.of("photos", "photo-damaged", i + 1));
            }
        }
        if (!errors.isEmpty()) {
            throw new Invalid(errors);
        }
        return encoded;
    }

    private EncodedPhoto encode(byte[] file) throws IOException {
        ImageHeader header = ImageHeader.read(file).orElseThrow(IOException::new);
        int needed = header.bytesPerPixel() > 0 ? AT_ONCE : 1;
        try {
            if (!turns.tryAcquire(needed, LONGEST_WAIT_SECONDS, TimeUnit.SECONDS)) {
                throw new UnavailableException();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new UnavailableException();
        }
        try {
            return PhotoCodec.encode(file, header);
        } finally {
            turns.release(needed);
        }
    }
}
