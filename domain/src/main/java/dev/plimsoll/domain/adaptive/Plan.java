package dev.plimsoll.domain.adaptive;

import org.jspecify.annotations.Nullable;

/// How many containers there are to be, and why.
///
/// @param count of containers
/// @param leader the member that would have been the cheapest of late; null while too little was seen
/// @param weight how much of the forecast is the leader's, from 0 to 1
/// @param expected the load that the leader expects one start-up ahead, in the unit of the loads
/// @param margin how much more than that the containers serve well, as a ratio; 0.2 is 20 % more
/// @param volatility how far loads usually lie from their mean of the last minute, as a ratio
public record Plan(
        int count, @Nullable Member leader, double weight, double expected, double margin, double volatility) {}
