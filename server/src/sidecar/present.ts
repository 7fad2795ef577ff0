import { MILLIKU_PER_KU } from '@penora/protocol/ku';
import type { ExternalProject, OwnProject } from '@penora/protocol/schemas/sidecar';
import type { Storage } from '../projects/storage.ts';
import type { WholeRow } from '../projects/stored.ts';

const BYTES_PER_MB = 1_048_576;

/** What every success carries. */
export const done = <Body extends Record<string, unknown>>(body: Body) => ({
  success: true as const,
  ...body,
  timestamp: new Date().toISOString(),
});

/** Ku as a number: division is rounded to the nearest double, whose shortest form has the three decimals. */
export const ku = (milliku: number): number => milliku / MILLIKU_PER_KU;

/** To the byte: six decimals of a megabyte. */
export const mb = (bytes: number): number => Math.round((bytes / BYTES_PER_MB) * 1e6) / 1e6;

export function storageStats({ usedBytes, limitBytes }: Storage) {
  return {
    used_mb: mb(usedBytes),
    limit_mb: mb(limitBytes),
    available_mb: mb(Math.max(0, limitBytes - usedBytes)),
    usage_percentage: Math.round((usedBytes / limitBytes) * 10_000) / 100,
  };
}

export const externalProject = (row: WholeRow, content: string): ExternalProject => ({
  code: row.code,
  title: row.title,
  content,
  app_source: row.app,
  project_type: row.type,
  created_at: row.created_at.toISOString(),
  updated_at: row.updated_at.toISOString(),
  file_size_mb: mb(row.size_bytes),
  size_mb: mb(row.size_bytes),
  size_bytes: row.size_bytes,
  word_count: row.words,
  metadata: row.metadata,
});

export const ownProject = (row: WholeRow, content: string): OwnProject => ({
  id: row.code,
  title: row.title,
  content,
  created_at: row.created_at.toISOString(),
  updated_at: row.updated_at.toISOString(),
  size: row.size_bytes,
  word_count: row.words,
  type: row.type,
  app_source: row.app,
  metadata: row.metadata,
});
