package org.jirga.browser.script;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import org.jirga.browser.Chromium;

/// Chromium, in an empty page.
final class ChromiumEngine implements ScriptEngine {

  private final Chromium chromium = Chromium.start();
  private final Page page = chromium.newContext(new Browser.NewContextOptions()).newPage();

  @Override
  public String text(String expression) {
    return (String) page.evaluate("() => (" + expression + ")");
  }

  @Override
  public void close() {
    chromium.close();
  }
}
