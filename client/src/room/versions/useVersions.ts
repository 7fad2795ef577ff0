import { listVersions } from '@penora/protocol/endpoints/versions';
import type { Version } from '@penora/protocol/schemas/version';
import { useState } from 'react';
import { call } from '../../api/call.ts';
import { type Loaded, useResource } from '../../api/useResource.ts';
import { toastProblem } from '../../ui/toasts.ts';

interface Page {
  items: Version[];
  nextCursor: string | null;
}

export interface VersionList extends Loaded<Page> {
  /** Which are shown. */
  onlyNamed: boolean;
  setOnlyNamed(only: boolean): void;
  loadingMore: boolean;
  loadMore(): Promise<void>;
}

const PAGE = 50;

/** The versions of a project, page by page, newest first. */
export function useVersions(code: string): VersionList {
  const [onlyNamed, setOnlyNamed] = useState(false);
  const [loadingMore, setLoadingMore] = useState(false);
  const query = { limit: PAGE, ...(onlyNamed ? { kind: 'named' as const } : {}) };
  const loaded = useResource(`${code} ${onlyNamed}`, (signal) =>
    call(listVersions, { params: { code }, query, signal }),
  );
  return {
    ...loaded,
    ...{ onlyNamed, setOnlyNamed, loadingMore },
    async loadMore() {
      const { resource, update } = loaded;
      if (resource.state !== 'ready' || resource.value.nextCursor === null || loadingMore) return;
      setLoadingMore(true);
      try {
        const next = await call(listVersions, {
          params: { code },
          query: { ...query, cursor: resource.value.nextCursor },
        });
        update((before) => ({ items: [...before.items, ...next.items], nextCursor: next.nextCursor }));
      } catch (error) {
        toastProblem(error);
      } finally {
        setLoadingMore(false);
      }
    },
  };
}
