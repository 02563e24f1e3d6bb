/** The server's time, kept by the browser's steady clock: a wrong or changed clock of this machine does not matter. */
export class ServerClock {
  private offset: number | undefined

  /** @param serverTime as the server said it, just now */
  heard(serverTime: string) {
    const said = Date.parse(serverTime) - performance.now()
    // What arrives late makes the server look behind: the furthest ahead of what was heard is the nearest to the truth.
    this.offset = this.offset === undefined ? said : Math.max(this.offset, said)
  }

  /** Milliseconds; undefined until the server was heard. */
  now(): number | undefined {
    return this.offset === undefined ? undefined : performance.now() + this.offset
  }
}
