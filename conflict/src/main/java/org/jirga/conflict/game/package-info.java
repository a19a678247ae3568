/// States and moves: the graph of the graph model. Preferences are not known here.
///
/// States are numbers from 0, moves are stored once for all states that share them, and nothing
/// takes memory for each pair of states. Start with [org.jirga.conflict.game.GameBuilder].
@NullMarked
package org.jirga.conflict.game;

import org.jspecify.annotations.NullMarked;
