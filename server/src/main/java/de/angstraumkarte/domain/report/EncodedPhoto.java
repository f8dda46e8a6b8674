package de.angstraumkarte.domain.report;

/** A photo as it is stored: JPEG without metadata, upright; size in pixels. */
record EncodedPhoto(byte[] jpeg, int width, int height) {}
