@org.jspecify.annotations.NullMarked
package org.jirga.conflict.inverse;
