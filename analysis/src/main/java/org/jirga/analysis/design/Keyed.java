package org.jirga.analysis.design;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.core.source64.Philox4x64;
import org.jirga.model.expr.Name;

/// Random numbers that depend on a seed, a name and a number alone.
final class Keyed {

  private Keyed() {}

  /// The numbers of one purpose: what the number counts, two streams of which share none.
  static UniformRandomProvider random(long seed, String name, long purpose, long number) {
    return new Philox4x64(new long[] {seed, key(name), 0, number, purpose, 0});
  }

  /// 64 bits of a name, the same for all ways to write it.
  static long key(String name) {
    try {
      var digest = MessageDigest.getInstance("SHA-256");
      var hash = digest.digest(Name.of(name).key().getBytes(StandardCharsets.UTF_8));
      return ByteBuffer.wrap(hash).getLong();
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java platform has SHA-256.", e);
    }
  }
}
