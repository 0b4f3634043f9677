/// The program: reads its options, wires everything together and runs it.
@NullMarked
package dev.plimsoll.bootstrap;

import org.jspecify.annotations.NullMarked;
