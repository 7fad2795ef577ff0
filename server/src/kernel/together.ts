/**
 * Questions that are asked within one turn of the event loop, put to the database as one. Each asker gets the answer at
 * its place; none is remembered, so nobody gets an answer that was read before the question.
 */
export function together<Key, Answer>(
  ask: (keys: readonly Key[]) => Promise<readonly Answer[]>,
  most = 1_000,
): (key: Key) => Promise<Answer> {
  let waiting: Asked<Key, Answer>[] = [];

  function put(asked: readonly Asked<Key, Answer>[]): void {
    ask(asked.map(({ key }) => key))
      .then((answers) => {
        if (answers.length !== asked.length) throw new Error('an answer is missing');
        for (const [index, answer] of answers.entries()) asked[index]?.resolve(answer);
      })
      .catch((error: unknown) => {
        for (const { reject } of asked) reject(error);
      });
  }

  function putAll(): void {
    const all = waiting;
    waiting = [];
    for (let from = 0; from < all.length; from += most) put(all.slice(from, from + most));
  }

  return (key) =>
    new Promise((resolve, reject) => {
      if (waiting.length === 0) setImmediate(putAll);
      waiting.push({ key, resolve, reject });
    });
}

interface Asked<Key, Answer> {
  key: Key;
  resolve(answer: Answer): void;
  reject(error: unknown): void;
}
