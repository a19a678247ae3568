package org.jirga.deal.bargain;

import java.util.OptionalInt;
import org.jirga.analysis.experiment.Share;

/// One change of what one party wants with which a deal would be kept.
///
/// @param party who would want something else
/// @param statement number of the statement that changes its place or is given up
/// @param before number of the statement before which it would come; absent if it is given up
/// @param share futures in which the deal would be kept
public record WishChange(int party, int statement, OptionalInt before, Share share) {}
