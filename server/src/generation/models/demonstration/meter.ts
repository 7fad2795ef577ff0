/** How long a text has become, against how long it may be. */
export class Meter {
  readonly min: number;
  readonly max: number;
  /** Where a text ends if it can: a little above the middle of the range. */
  readonly target: number;
  words = 0;

  constructor(range: { min: number; max: number }) {
    this.max = Math.max(1, range.max);
    this.min = Math.min(range.min, this.max);
    this.target = Math.round(this.min + (this.max - this.min) * 0.6);
  }

  /** Words until the target. */
  get left(): number {
    return this.target - this.words;
  }

  fits(words: number): boolean {
    return this.words + words <= this.max;
  }

  get enough(): boolean {
    return this.words >= this.min;
  }
}
