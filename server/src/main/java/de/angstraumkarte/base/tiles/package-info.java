/**
 * Background tiles: fetched from one configured source, kept on disk, handed out without the source ever learning who
 * asked. Everything here works, only without tiles, when the source is slow, broken or out of reach.
 */
@NullMarked
package de.angstraumkarte.base.tiles;

import org.jspecify.annotations.NullMarked;
