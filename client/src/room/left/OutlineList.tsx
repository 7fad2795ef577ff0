import type { Editor } from '@tiptap/core';
import { type DragEvent, type KeyboardEvent, memo, useState } from 'react';
import { addChapter, goToChapter } from '../../documents/chapters.ts';
import type { Chapter } from '../../documents/outline.ts';
import { counted, grouped } from '../../format/amounts.ts';
import { useStore } from '../../store.ts';
import { Button } from '../../ui/Button.tsx';
import { plus } from '../../ui/icons.ts';
import { useCanWrite, useEditor, useRoom } from '../roomContext.ts';
import { ChapterProgress } from './ChapterProgress.tsx';
import { moveByKeys, moveTo } from './moveChapters.ts';

/** The open project's chapters: words each, click to go, drag or Alt with arrows to move. */
export function OutlineList({ onGone }: { onGone?: () => void }) {
  const { outline } = useRoom();
  const { chapters } = useStore(outline);
  const editor = useEditor();
  const canWrite = useCanWrite();
  return (
    <section className="pn-outline" aria-label="Outline">
      <div className="pn-left-top">
        <h2>Outline</h2>
        <span className="pn-muted pn-num">{chapters.length > 0 && counted(chapters.length, 'heading')}</span>
      </div>
      {chapters.length === 0 && (
        <p className="pn-left-none">
          Headings of the text appear here.{canWrite && ' Add a chapter, or begin a line with “# ”.'}
        </p>
      )}
      <Chapters chapters={chapters} editor={editor} canMove={canWrite} onGone={onGone} />
      {canWrite && editor !== null && (
        <Button
          size="sm"
          variant="quiet"
          icon={plus}
          className="pn-outline-add"
          onClick={() => {
            addChapter(editor);
            onGone?.();
          }}
        >
          Chapter
        </Button>
      )}
    </section>
  );
}

interface ChaptersProps {
  chapters: readonly Chapter[];
  editor: Editor | null;
  canMove: boolean;
  onGone: (() => void) | undefined;
}

function Chapters({ chapters, editor, canMove, onGone }: ChaptersProps) {
  const room = useRoom();
  const [dragged, setDragged] = useState<number | null>(null);
  const [over, setOver] = useState<number | null>(null);
  const go = (index: number): void => {
    if (editor === null) return;
    room.panes.phone.set('text');
    onGone?.();
    // A sheet gives the focus back first.
    requestAnimationFrame(() => goToChapter(editor, index));
  };
  const drop = (event: DragEvent, index: number): void => {
    event.preventDefault();
    if (editor !== null && dragged !== null) moveTo(room, editor, dragged, index);
    setDragged(null);
    setOver(null);
  };
  const onKeyDown = (event: KeyboardEvent, index: number): void => {
    if (canMove && editor !== null && moveByKeys(room, editor, event, index)) event.preventDefault();
  };
  const least = Math.min(...chapters.map(({ level }) => level));
  return (
    <ol className="pn-left-list">
      {chapters.map((chapter) => (
        <li
          key={chapter.index}
          draggable={canMove}
          className={over === chapter.index ? 'pn-chapter-over' : ''}
          onDragStart={() => setDragged(chapter.index)}
          onDragOver={(event) => {
            event.preventDefault();
            setOver(chapter.index);
          }}
          onDragEnd={() => setOver(null)}
          onDrop={(event) => drop(event, chapter.index)}
        >
          <button
            type="button"
            className={`pn-left-row pn-chapter pn-chapter-${Math.min(2, chapter.level - least)}`}
            onClick={() => go(chapter.index)}
            onKeyDown={(event) => onKeyDown(event, chapter.index)}
          >
            <span className="pn-left-name">{chapter.title === '' ? 'Without a title' : chapter.title}</span>
            <ChapterProgress chapter={chapter} />
            <Words count={chapter.words} />
          </button>
        </li>
      ))}
    </ol>
  );
}

/** Drawn again only when the number is another one: most chapters stay as they are while one is written. */
const Words = memo(function Words({ count }: { count: number }) {
  return (
    <span className="pn-left-aside pn-num" title={counted(count, 'word')}>
      {grouped(count)}
    </span>
  );
});
