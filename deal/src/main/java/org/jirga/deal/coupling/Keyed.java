package org.jirga.deal.coupling;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.core.source64.Philox4x64;

/// Random numbers that depend on a seed, a name and a run, and on nothing else: not on order,
/// threads, or what else is drawn.
public final class Keyed {

  private final long seed;
  private final long key;

  public Keyed(long seed, String name) {
    this.seed = seed;
    this.key = key(name);
  }

  public UniformRandomProvider of(long run) {
    return new Philox4x64(new long[] {seed, key, 0, run, 0, 0});
  }

  private static long key(String name) {
    try {
      var digest = MessageDigest.getInstance("SHA-256");
      return ByteBuffer.wrap(digest.digest(name.getBytes(StandardCharsets.UTF_8))).getLong();
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java platform has SHA-256.", e);
    }
  }
}
