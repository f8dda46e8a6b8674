package de.angstraumkarte.edge.feed;

import de.angstraumkarte.base.secret.Signer;
import java.nio.ByteBuffer;
import java.util.UUID;

/**
 * Names of entries, feeds and events that never change, wherever this installation moves: made from their numbers with its
 * key, so that two installations never give the same name to two things.
 */
final class FeedIds {
    private static final long VERSION_8 = 0x8000L;
    private static final long VARIANT = 0x8000_0000_0000_0000L;

    private final Signer signer;

    FeedIds(Signer signer) {
        this.signer = signer;
    }

    /** A UUID of version 8 (RFC 9562, 5.8). */
    UUID uuid(String what) {
        ByteBuffer mac = ByteBuffer.wrap(signer.mac(what));
        long high = mac.getLong() & ~0xF000L | VERSION_8;
        long low = mac.getLong() & 0x3FFF_FFFF_FFFF_FFFFL | VARIANT;
        return new UUID(high, low);
    }

    /** The same as a URI (RFC 9562, 4), for Atom. */
    String urn(String what) {
        return "urn:uuid:" + uuid(what);
    }
}
