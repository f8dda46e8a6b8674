/**
 * What people see and do, in a real browser against the real server. Without an installed Chromium these tests are skipped,
 * except where {@code ANGSTRAUM_REQUIRE_BROWSER=true} makes that a failure.
 */
@NullMarked
package de.angstraumkarte.browser;

import org.jspecify.annotations.NullMarked;
