import { useEffect } from 'react';
import { stop } from '../../generation/actions.ts';
import { toggleMode, writingModeStore } from '../editor/writingMode.ts';
import { PHONE } from '../panes.ts';
import { type RoomValue, useRoom } from '../roomContext.ts';

/** Where F6 goes, in order. */
const panes = ['.pn-editor', '.pn-comment-card', '#pn-right', '#pn-left'] as const;

const isWriting = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement && (target.isContentEditable || /^(?:INPUT|TEXTAREA|SELECT)$/.test(target.tagName));

const isDialogOpen = (): boolean =>
  document.querySelector('.modal.show, .offcanvas.show, .dropdown-menu.show') !== null;

/** A dialog's keys are its own; a sheet on a phone is a part of the room. */
const isInDialog = (target: EventTarget | null): boolean =>
  target instanceof Element && target.closest('.modal') !== null;

function nextPane(back: boolean): void {
  const there = panes.flatMap((selector) => document.querySelector<HTMLElement>(selector) ?? []);
  const at = there.findIndex((element) => element.contains(document.activeElement));
  const next = there[(at + (back ? -1 : 1) + there.length) % there.length];
  if (next === undefined) return;
  const first = next.querySelector<HTMLElement>('button:not(:disabled), input, [tabindex="0"]');
  if (next.matches('.pn-editor, .pn-comment-card')) next.focus();
  else (first ?? next).focus();
}

/** What is open is closed before anything is stopped. */
function closeFinding(room: RoomValue): boolean {
  const wasOpen = room.finding.get();
  room.finding.set(false);
  return wasOpen;
}

/** Stops the latest of my own generations; nothing when none runs. */
function stopMine(room: RoomValue): boolean {
  const mine = room.runs.running().find((run) => run.requestedBy === room.me.id);
  if (mine === undefined) return false;
  void stop(room, mine.id);
  return true;
}

/** Back from the text alone to the whole room. */
function leaveFocus(): boolean {
  if (!writingModeStore.get().focus) return false;
  toggleMode('focus');
  return true;
}

function onKey(room: RoomValue, event: KeyboardEvent, wasDialogOpen: boolean): boolean {
  const mod = event.ctrlKey || event.metaKey;
  const isOver = isInDialog(event.target);
  if (mod && event.key === 'Enter') {
    // Under a dialog nobody sees the price.
    if (!isOver) room.generate();
    return !isOver;
  }
  if (mod && !event.shiftKey && event.key.toLowerCase() === 'k') {
    if (!isOver) room.palette.set(true);
    return true;
  }
  if (wasDialogOpen) return false;
  if (mod && event.key.toLowerCase() === 'f') {
    room.finding.set(true);
    return true;
  }
  if (event.altKey && event.key === 'F10') {
    document.querySelector<HTMLElement>('#pn-toolbar button:not(:disabled)')?.focus();
    return true;
  }
  if (event.key === 'F6' && !matchMedia(PHONE).matches) {
    nextPane(event.shiftKey);
    return true;
  }
  if (event.key === '?' && !isWriting(event.target)) {
    room.shortcuts.set(true);
    return true;
  }
  return event.key === 'Escape' && (closeFinding(room) || stopMine(room) || leaveFocus());
}

/** The keys that work everywhere in the room. */
export function useRoomKeys(): void {
  const room = useRoom();
  useEffect(() => {
    // Before the dialog that the key closes is gone.
    let wasDialogOpen = false;
    const look = (): void => {
      wasDialogOpen = isDialogOpen();
    };
    const listen = (event: KeyboardEvent): void => {
      if (event.isComposing || event.defaultPrevented) return;
      if (onKey(room, event, wasDialogOpen)) event.preventDefault();
    };
    addEventListener('keydown', look, true);
    addEventListener('keydown', listen);
    return () => {
      removeEventListener('keydown', look, true);
      removeEventListener('keydown', listen);
    };
  }, [room]);
}
