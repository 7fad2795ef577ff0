import type { Reporter, TestCase } from 'vitest/node';

/** Names at the end the tests that passed only when they were tried again: each waits for too little, or is a fault. */
export default class SecondTries implements Reporter {
  readonly #found: string[] = [];

  onTestCaseResult(test: TestCase): void {
    const tries = test.diagnostic()?.retryCount ?? 0;
    if (tries > 0 && test.ok())
      this.#found.push(`${test.module.relativeModuleId}: ${test.fullName} (tried again ${tries} ×)`);
  }

  onTestRunEnd(): void {
    for (const line of this.#found) console.log(line);
  }
}
