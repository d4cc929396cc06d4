/** Benchmarks of the registry beside what else a Java user would take to keep versions in. */
package io.modelogue.benchmarks.registry;
