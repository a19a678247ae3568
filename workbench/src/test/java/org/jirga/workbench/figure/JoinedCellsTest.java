package org.jirga.workbench.figure;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class JoinedCellsTest {

  @Test
  void cellsOfOneLookAreOnePathAndEmptyOnesGo() {
    assertThat(
            JoinedCells.of(
                """
                <path d="M0 0l2 0l0 2l-2 0Z" fill="a" fill-opacity="0.5"></path>
                <path d="M2 0l2 0l0 2l-2 0Z" fill="a" fill-opacity="0"></path>
                <path d="M4 0l2 0l0 2l-2 0Z" fill="b"></path>
                <path d="M6 0l2 0l0 2l-2 0Z" fill="a" fill-opacity="0.5"></path>
                <text>end</text>
                <path d="M8 0l2 0l0 2l-2 0Z" fill="a" fill-opacity="0.5"></path>
                """))
        .isEqualTo(
            """
            <path d="M0 0l2 0l0 2l-2 0ZM6 0l2 0l0 2l-2 0Z" fill="a" fill-opacity="0.5"></path>
            <path d="M4 0l2 0l0 2l-2 0Z" fill="b"></path>
            <text>end</text>
            <path d="M8 0l2 0l0 2l-2 0Z" fill="a" fill-opacity="0.5"></path>
            """);
  }

  @Test
  void whatIsMovedOrHasAnOutlineStays() {
    var svg =
        """
        <path d="M0 0L2 0Z" transform="translate(1 1)" fill="a"></path>
        <path d="M0 0L2 0" fill="none" stroke="b"></path>
        """;
    assertThat(JoinedCells.of(svg)).isEqualTo(svg);
  }
}
