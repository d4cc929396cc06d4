/** Benchmarks of the evaluation beside other libraries, with JMH. */
package io.modelogue.benchmarks;
