/// Tests of the codec, over random values and over what people write wrongly.
@NullMarked
package dev.plimsoll.application.codec;

import org.jspecify.annotations.NullMarked;
