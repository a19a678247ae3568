package org.jirga.workbench.cli;

import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URISyntaxException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import org.jirga.desk.contract.DeskSettings;
import org.jirga.desk.contract.Office;

/// Opens the desk with its libraries, which stand in a folder beside the program: on the class path
/// they would slow down every command.
final class DeskLibraries {

  private static final String FOLDER = "desk";
  private static final String OURS = "org.jirga.desk.";
  private static final String CONTRACT = "org.jirga.desk.contract.";

  private DeskLibraries() {}

  static Office open(DeskSettings settings) throws IOException {
    var loader = loader();
    // Mail and the web server look for their parts through the thread's loader.
    Thread.currentThread().setContextClassLoader(loader);
    try {
      var doors = Class.forName(Office.Opener.IMPLEMENTATION, true, loader);
      return ((Office.Opener) doors.getConstructor().newInstance()).open(settings);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("The desk's libraries are missing.", e);
    }
  }

  private static ClassLoader loader() throws IOException {
    var own = DeskLibraries.class.getClassLoader();
    try {
      var desk = jar(Office.class);
      var folder = jar(DeskLibraries.class).resolveSibling(FOLDER);
      if (!Files.isDirectory(folder)) {
        return own; // in tests all is on the class path
      }
      var jars = new ArrayList<URL>();
      jars.add(desk.toUri().toURL());
      try (var files = Files.newDirectoryStream(folder, "*.jar")) {
        for (var file : files) {
          jars.add(file.toUri().toURL());
        }
      }
      return new Inner(jars.toArray(URL[]::new), own);
    } catch (MalformedURLException | URISyntaxException e) {
      throw new IllegalStateException("The program's own jar is at no place.", e);
    }
  }

  private static Path jar(Class<?> type) throws URISyntaxException {
    return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI());
  }

  /// Sees the desk's classes itself, all but its contract: they need the libraries that only this
  /// loader has.
  private static final class Inner extends URLClassLoader {
    Inner(URL[] jars, ClassLoader parent) {
      super(jars, parent);
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
      if (!name.startsWith(OURS) || name.startsWith(CONTRACT)) {
        return super.loadClass(name, resolve);
      }
      synchronized (getClassLoadingLock(name)) {
        var loaded = findLoadedClass(name);
        return loaded == null ? findClass(name) : loaded;
      }
    }
  }
}
