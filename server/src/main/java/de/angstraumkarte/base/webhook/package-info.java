/** Signed POST requests to other people's servers (Standard Webhooks 1.0.0). */
@NullMarked
package de.angstraumkarte.base.webhook;

import org.jspecify.annotations.NullMarked;
