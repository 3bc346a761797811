/** What the micro-benchmarks share: pictures, loaded networks, and a profiler of CPU time. */
package io.face106.bench;
