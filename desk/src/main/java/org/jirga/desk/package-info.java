/// Subscriptions to a newsletter, and sending it. Start in `contract`, which says what others may
/// ask; `office` answers them. Nothing here knows of models.
@NullMarked
package org.jirga.desk;

import org.jspecify.annotations.NullMarked;
