import { concat } from './bytes.ts'

/** What can be read: a file that was dropped, what a browser or Node streams, or bytes in pieces. */
export type Source = Blob | ReadableStream<Uint8Array> | AsyncIterable<Uint8Array> | Iterable<Uint8Array>

/** What was to be read could not be: a disk, a folder, a file that has gone. */
export class Unreadable extends Error {}

export async function* pieces(source: Source): AsyncGenerator<Uint8Array> {
  const next = reader(source instanceof Blob ? source.stream() : source)
  try {
    for (;;) {
      const { done, value } = await next.read()
      if (done) return
      yield value
    }
  } finally {
    await next.stop()
  }
}

interface Reader {
  read: () => Promise<{ done: true; value?: unknown } | { done: false; value: Uint8Array }>
  stop: () => Promise<unknown>
}

/** A stream is no iterable in every browser that is in use. */
function reader(stream: Exclude<Source, Blob>): Reader {
  const orUnreadable = (reason: unknown): never => {
    throw new Unreadable(String(reason))
  }
  if ('getReader' in stream) {
    const reader = stream.getReader()
    return { read: () => reader.read().catch(orUnreadable) as ReturnType<Reader['read']>, stop: () => reader.cancel().catch(() => undefined) }
  }
  const iterator = Symbol.asyncIterator in stream ? stream[Symbol.asyncIterator]() : stream[Symbol.iterator]()
  const read = async () => iterator.next()
  return { read: () => read().catch(orUnreadable) as ReturnType<Reader['read']>, stop: async () => iterator.return?.() }
}

export interface Line {
  /** With its line feed. Of a line that is too long: a piece of it. */
  bytes: Uint8Array
  tooLong: boolean
  /** Whether it ends with these bytes. */
  ended: boolean
}

const LINE_FEED = 0x0a

/** Cuts what comes into lines, and keeps no more of one than it may be long. */
export class Lines {
  /** How much has come behind the last line feed. */
  left = 0
  private kept: Uint8Array[] = []
  private readonly longest: number

  constructor(longest: number) {
    this.longest = longest
  }

  *of(piece: Uint8Array): Generator<Line> {
    let from = 0
    while (from < piece.length) {
      const feed = piece.indexOf(LINE_FEED, from)
      const ended = feed >= 0
      const part = piece.subarray(from, ended ? feed + 1 : undefined)
      from += part.length
      this.left += part.length
      if (this.left > this.longest) {
        for (const bytes of this.kept) yield { bytes, tooLong: true, ended: false }
        this.kept = []
        yield { bytes: part, tooLong: true, ended }
      } else if (ended) {
        yield { bytes: this.kept.length === 0 ? part : concat(...this.kept, part), tooLong: false, ended }
      } else {
        // A stream may use its buffer again.
        this.kept.push(part.slice())
      }
      if (ended) {
        this.kept = []
        this.left = 0
      }
    }
  }
}
