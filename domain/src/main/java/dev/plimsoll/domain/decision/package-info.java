/// How recommendations become a decision: behaviour, the stages and the reasons they leave.
@NullMarked
package dev.plimsoll.domain.decision;

import org.jspecify.annotations.NullMarked;
