/** The front door: registries, models, versions and their configurations. */
@NullMarked
package io.modelogue;

import org.jspecify.annotations.NullMarked;
