package de.angstraumkarte.domain.work;

import de.angstraumkarte.domain.layer.Layer;
import org.jspecify.annotations.Nullable;

/**
 * A place that staff add.
 *
 * @param status slug; null for what a new place of the layer has by itself
 * @param news first public entry of its timeline; null for the usual sentence
 */
public record NewPlace(Layer layer, @Nullable String status, PlaceEdit facts, @Nullable String news) {}
