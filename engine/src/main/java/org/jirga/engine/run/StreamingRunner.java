package org.jirga.engine.run;

import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;

/// Runs an ensemble in pieces: each thread computes a piece of its own, and the pieces go to a sink
/// in their order.
///
/// There are never more pieces under way than threads and some to spare, however many runs there
/// are and however slow the sink is; their memory is used again and again.
final class StreamingRunner {

  /// Pieces that may wait for the sink.
  private static final int SPARE = 2;

  /// What the inputs and results of a piece may take.
  private static final long PIECE_BYTES = 16L << 20;

  private static final int MOST_ROWS = 32_768;

  /// So that all threads are at work until shortly before the end.
  private static final int PIECES_PER_THREAD = 8;

  private final InputSource source;
  private final RunOptions options;
  private final Prepared prepared;
  private final RunSink sink;
  private final int pieceRows;
  private final Semaphore room;

  // Guarded by this.
  private final Map<Long, Piece> finished = new HashMap<>();
  private final ArrayDeque<Results> idle = new ArrayDeque<>();
  private long nextPiece;
  private long done;
  private boolean stopped;
  private @Nullable RuntimeException trouble;

  private record Piece(Inputs inputs, Results results) {}

  StreamingRunner(InputSource source, Prepared prepared, RunOptions options, RunSink sink) {
    this.source = source;
    this.options = options;
    this.prepared = prepared;
    this.sink = sink;
    this.pieceRows = pieceRows();
    this.room = new Semaphore(options.threads() + SPARE);
  }

  private int pieceRows() {
    var observation = prepared.plan().observation;
    var numbers =
        source.constants().size()
            + observation.outcomes().size()
            + (long) observation.series().size() * prepared.program().time().saves()
            + 2;
    var fitting = Math.clamp(PIECE_BYTES / (numbers * Double.BYTES), 1, MOST_ROWS);
    var share = source.rows() / ((long) options.threads() * PIECES_PER_THREAD);
    var blocks = Math.max(1, Math.min(fitting, share) / prepared.capacity());
    return (int) Math.min(Math.max(1, source.rows()), blocks * prepared.capacity());
  }

  private long pieces() {
    return (source.rows() + pieceRows - 1) / pieceRows;
  }

  void run() {
    var executor = Executors.newFixedThreadPool(options.threads());
    try {
      for (var thread = 0; thread < options.threads(); thread++) {
        executor.execute(this::work);
      }
      for (var index = 0L; index < pieces(); index++) {
        var piece = await(index);
        sink.accept(piece.inputs, piece.results.runs());
        recycle(piece.results);
        room.release();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CancellationException("The ensemble was interrupted.");
    } finally {
      stop();
      executor.shutdownNow();
      executor.close();
    }
  }

  private synchronized Piece await(long index) throws InterruptedException {
    while (true) {
      if (trouble != null) {
        throw trouble;
      }
      var piece = finished.remove(index);
      if (piece != null) {
        return piece;
      }
      wait();
    }
  }

  private synchronized void stop() {
    stopped = true;
  }

  private synchronized void recycle(Results results) {
    idle.add(results);
  }

  /// Takes pieces until none is left.
  private void work() {
    try {
      @Nullable BlockRun blocks = null;
      while (true) {
        room.acquire();
        var index = take();
        if (index < 0) {
          room.release();
          return;
        }
        var from = index * pieceRows;
        var inputs = source.read(from, (int) Math.min(pieceRows, source.rows() - from));
        var results = results(inputs.runs());
        if (blocks == null) {
          blocks = prepared.blockRun(results);
        }
        blocks.writeTo(results);
        compute(blocks, inputs);
        finish(index, new Piece(inputs, results));
      }
    } catch (InterruptedException e) {
      // The ensemble has been stopped.
      Thread.currentThread().interrupt();
    } catch (RuntimeException e) {
      fail(e);
    } catch (Error e) {
      fail(new IllegalStateException("A run failed unexpectedly.", e));
      throw e;
    }
  }

  private synchronized long take() {
    return !stopped && nextPiece < pieces() ? nextPiece++ : -1;
  }

  private Results results(long[] runs) {
    Results used;
    synchronized (this) {
      used = idle.poll();
    }
    if (used == null || used.rows() != runs.length) {
      return prepared.results(runs);
    }
    used.clear(runs);
    return used;
  }

  private void compute(BlockRun blocks, Inputs inputs) {
    for (var from = 0; from < inputs.rows(); from += blocks.capacity()) {
      if (options.isCancelled() || isStopped()) {
        throw new CancellationException("The ensemble was cancelled.");
      }
      var to = Math.min(from + blocks.capacity(), inputs.rows());
      blocks.run(inputs, prepared.varying(), from, to);
      report(to - from);
    }
  }

  private synchronized boolean isStopped() {
    return stopped;
  }

  private synchronized void report(int runs) {
    done += runs;
    options.progress().done(done);
  }

  private synchronized void finish(long index, Piece piece) {
    finished.put(index, piece);
    notifyAll();
  }

  private synchronized void fail(RuntimeException cause) {
    if (trouble == null) {
      trouble = cause;
    }
    stopped = true;
    notifyAll();
  }
}
