package org.jirga.workbench.figure;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;

/// Makes one path of all cells of a picture that have the same colour and strength: cells do not
/// overlap, so that their order does not matter.
final class JoinedCells {

  private static final Pattern CELL =
      Pattern.compile(
          "<path d=\"(M-?[\\d.]+ -?[\\d.]+[lL][^\"]*Z)\"( fill=\"[^\"]*\"("
              + " fill-opacity=\"([^\"]*)\")?)></path>\\s*");

  private JoinedCells() {}

  static String of(String svg) {
    var text = new StringBuilder();
    var outlines = new LinkedHashMap<String, StringBuilder>();
    var end = 0;
    var cells = CELL.matcher(svg);
    while (cells.find()) {
      if (cells.start() > end) {
        finish(outlines, text);
        text.append(svg, end, cells.start());
      }
      end = cells.end();
      if (!"0".equals(cells.group(4))) {
        outlines.computeIfAbsent(cells.group(2), _ -> new StringBuilder()).append(cells.group(1));
      }
    }
    finish(outlines, text);
    return text.append(svg, end, svg.length()).toString();
  }

  private static void finish(Map<String, StringBuilder> outlines, StringBuilder text) {
    outlines.forEach(
        (look, outline) ->
            text.append("<path d=\"")
                .append(outline)
                .append('"')
                .append(look)
                .append("></path>\n"));
    outlines.clear();
  }
}
