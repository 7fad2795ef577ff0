import { describe, expect, it } from 'vitest';
import { ProjectRuns, type RunNews } from './projectRuns.ts';
import { aRun } from './test/runs.ts';

const chunk = (generationId: string, seq: number, text: string) => ({
  generationId,
  seq,
  text,
  words: 1,
  costMilliku: 10,
});

function withNews() {
  const runs = new ProjectRuns('ABC123');
  const news: string[] = [];
  runs.onNews((one: RunNews) => news.push('run' in one ? `${one.kind} ${one.run.status}` : one.kind));
  return { runs, news };
}

describe('the generations of a project', () => {
  it('adds chunks by their numbers, each once', () => {
    const { runs } = withNews();
    const run = aRun();
    runs.take(run);
    for (const [seq, text] of [
      [1, 'The '],
      [2, 'lamp '],
      [2, 'lamp '],
      [1, 'The '],
    ] as const)
      runs.chunk(chunk(run.id, seq, text));
    expect(runs.get(run.id)).toMatchObject({ text: 'The lamp ', seq: 2, words: 2, costMilliku: 20 });
  });

  it('a chunk changes its own store and not the list', () => {
    const { runs } = withNews();
    const [one, other] = [aRun(), aRun()];
    runs.take(one, other);
    let lists = 0;
    let others = 0;
    runs.order.watch(() => {
      lists += 1;
    });
    runs.store(other.id)?.watch(() => {
      others += 1;
    });
    runs.chunk(chunk(one.id, 1, 'x '));
    expect([lists, others]).toEqual([0, 0]);
  });

  it('what the server says later never takes back text that was shown', () => {
    const { runs } = withNews();
    const run = aRun();
    runs.take(run);
    runs.chunk(chunk(run.id, 1, 'The '));
    runs.take({ ...run, starred: true });
    expect(runs.get(run.id)).toMatchObject({ text: 'The ', seq: 1, starred: true });
  });

  it('tells a beginning once, whether the answer or the socket is first', () => {
    const { runs, news } = withNews();
    const run = aRun();
    runs.begin(run);
    runs.begin(run);
    expect(news).toEqual(['started streaming']);
  });

  it('tells an end once, and a beginning again when it goes on', () => {
    const { runs, news } = withNews();
    const run = aRun();
    const stopped = { ...run, status: 'stopped' as const, reason: 'user' as const };
    runs.begin(run);
    runs.take(stopped);
    runs.take(stopped);
    runs.begin({ ...run, status: 'streaming' });
    expect(news).toEqual(['started streaming', 'ended stopped', 'started streaming']);
  });

  it('an answer that the socket has overtaken brings nothing back that has ended, and no chapter before', () => {
    const { runs, news } = withNews();
    const run = aRun();
    runs.begin(run);
    runs.chunk(chunk(run.id, 1, 'The lamp.'));
    const progress = { chapter: 2, chapters: 3, words: 1, costMilliku: 10, left: { words: 9, costMilliku: 90 } };
    runs.progress({ generationId: run.id, ...progress });
    runs.take({ ...run, starred: true });
    expect(runs.get(run.id)).toMatchObject({ progress, starred: true });
    runs.take({ ...run, status: 'completed', seq: 1, text: 'The lamp.', words: 1, costMilliku: 10 });
    runs.begin(run);
    expect(runs.get(run.id)).toMatchObject({ status: 'completed', text: 'The lamp.' });
    expect(news).toEqual(['started streaming', 'ended completed']);
  });

  it('lists the newest first and the takes of a request in order', () => {
    const { runs } = withNews();
    const early = aRun({ createdAt: '2026-11-23T04:00:00.000Z' });
    const [second, first] = [aRun({ take: 2 }), aRun({ take: 1 })];
    runs.take(early, second, first);
    expect(runs.order.get()).toEqual([first.id, second.id, early.id]);
  });
});
