/** JSON as it is stored: read strictly, written in one way, and canonical where it is hashed. */
@NullMarked
package io.modelogue.internal.json;

import org.jspecify.annotations.NullMarked;
