package de.angstraumkarte.domain.hook;

import de.angstraumkarte.base.secret.Signer;
import de.angstraumkarte.base.webhook.WebhookSecret;
import java.security.SecureRandom;
import java.util.HexFormat;

/** Derives secrets from a salt and a key of the installation: the table of the hooks holds none. */
final class HookSecrets {
    private static final int SALT_BYTES = 32;

    private final Signer signer;
    private final SecureRandom random = new SecureRandom();

    HookSecrets(Signer signer) {
        this.signer = signer;
    }

    String newSalt() {
        byte[] salt = new byte[SALT_BYTES];
        random.nextBytes(salt);
        return HexFormat.of().formatHex(salt);
    }

    WebhookSecret secret(String salt) {
        return new WebhookSecret(signer.mac(salt));
    }
}
