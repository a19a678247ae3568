# Reads JUnit's XML reports. Prints "passed failed skipped", then one line for each test that
# failed or was skipped: the word, the test, and the reason for a skip.
function attribute(name,    text) {
  text = $0
  if (!sub(".*[ <]" name "=\"", "", text)) return ""
  sub("\".*", "", text)
  gsub("&quot;", "\"", text); gsub("&apos;", "'", text); gsub("&#10;.*", "", text)
  gsub("&lt;", "<", text); gsub("&gt;", ">", text); gsub("&amp;", "\\&", text)
  return text
}
/^ *<testsuite / {
  total += attribute("tests")
  skipped += attribute("skipped")
  failed += attribute("failures") + attribute("errors")
}
/^ *<testcase / {
  class = attribute("classname")
  sub(/.*\./, "", class)
  test = class "." attribute("name")
}
/^ *<skipped/ { list = list "skipped " test " (" attribute("message") ")\n" }
/^ *<failure/ || /^ *<error/ { list = list "failed " test "\n" }
END { print total - skipped - failed, failed + 0, skipped + 0; printf "%s", list }
