import { useNavigate } from 'react-router';
import { startComment } from '../../comments/startComment.ts';
import { addChapter, goToChapter } from '../../documents/chapters.ts';
import { toolIcons, toolNames, toolOrder } from '../../generation/names.ts';
import { chooseTheme } from '../../theme/theme.ts';
import type { IconDefinition } from '../../ui/icons.ts';
import {
  comment,
  device,
  download,
  history,
  home,
  moon,
  nib,
  outline,
  person,
  play,
  plus,
  pricing,
  search,
  share,
  sun,
  takes,
  workspace,
} from '../../ui/icons.ts';
import { toast, toastProblem } from '../../ui/toasts.ts';
import { askingStore } from '../editor/dailyGoal.ts';
import { blocks, inline, past, setStyle, styles } from '../editor/formats.ts';
import { toggleMode } from '../editor/writingMode.ts';
import { focus, goal, heading, keyboard, receipt, typewriter } from '../icons.ts';
import { newProject } from '../newProject.ts';
import { openTool } from '../openTool.ts';
import { showTab, showVersions, toggleLeft, toggleRight } from '../panes.ts';
import { useCanWrite, useEditor, useRole, useRoom } from '../roomContext.ts';
import { suggestTitleFor } from '../suggestTitle.ts';
import { keysOf } from './keysOf.ts';

export interface Action {
  key: string;
  label: string;
  group: string;
  icon: IconDefinition;
  keys?: string;
  /** False for what makes no sense on an empty line. */
  inSlash?: boolean;
  run: () => void;
}

/** Everything that one can do in the room, for the palette. */
export function useActions(): Action[] {
  const actions = [...useModelActions(), ...useTextActions(), ...useRoomActions()];
  return [...actions.map((action) => ({ ...action, key: `${action.group} ${action.label}` })), ...useChapterActions()];
}

type Unkeyed = Omit<Action, 'key'>;

export function useModelActions(): Unkeyed[] {
  const room = useRoom();
  if (!useCanWrite()) return [];
  const group = 'Write';
  return [
    {
      label: 'Ask now',
      group,
      icon: nib,
      keys: keysOf('Mod+Enter'),
      inSlash: false,
      run: () => room.generate(),
    },
    ...toolOrder.map((tool) => ({
      label: toolNames[tool],
      group,
      icon: toolIcons[tool],
      run: () => openTool(room, tool),
    })),
  ];
}

export function useTextActions(): Unkeyed[] {
  const editor = useEditor();
  if (!useCanWrite() || editor === null) return [];
  const group = 'Text';
  return [
    ...styles.map(({ key, label }) => ({ label, group, icon: heading, run: () => setStyle(editor, key) })),
    ...[...blocks, ...inline, ...past].map((format) => ({
      label: format.label,
      group,
      icon: format.icon,
      ...(format.keys === undefined ? {} : { keys: keysOf(format.keys) }),
      inSlash: blocks.includes(format),
      run: () => format.run(editor),
    })),
    { label: 'New chapter', group, icon: plus, run: () => addChapter(editor) },
  ];
}

function useRoomActions(): Unkeyed[] {
  const room = useRoom();
  const navigate = useNavigate();
  const group = 'Room';
  const editor = useEditor();
  const writerActions: Unkeyed[] = [
    { label: 'Suggest a title', group, icon: heading, run: () => void suggestTitleFor(room) },
    { label: 'Words a day, my goal', group, icon: goal, run: () => askingStore.set(true) },
  ];
  const commentActions: Unkeyed[] = [
    { label: 'All comments', group, icon: comment, run: () => room.comments.listOpen.set(true) },
  ];
  if (useRole() !== 'viewer' && editor !== null)
    commentActions.unshift({
      label: 'Comment on the selected words',
      group,
      icon: comment,
      keys: keysOf('Mod+Alt+M'),
      run: () => startComment(editor, room.comments) || toast('Select some words first.'),
    });
  return [
    { label: 'Find and replace', group, icon: search, keys: keysOf('Mod+F'), run: () => room.finding.set(true) },
    ...commentActions,
    ...(useCanWrite() ? writerActions : []),
    { label: 'Members', group, icon: share, run: () => room.sharing.set(true) },
    { label: 'Download', group, icon: download, run: () => room.downloading.set('text') },
    { label: 'Results', group, icon: takes, run: () => showTab(room.panes, 'results') },
    { label: 'History', group, icon: history, run: () => showTab(room.panes, 'history') },
    { label: 'Versions', group, icon: history, run: () => showVersions(room.panes) },
    { label: 'Replay the writing', group, icon: play, run: () => room.looking.set({ kind: 'replay' }) },
    { label: 'How this text was made', group, icon: receipt, run: () => room.receiptOpen.set(true) },
    { label: 'Show what models wrote', group, icon: receipt, run: () => room.receipts.set((on) => !on) },
    { label: 'Projects and outline', group, icon: outline, run: () => toggleLeft(room.panes) },
    { label: 'Tools and results', group, icon: takes, run: () => toggleRight(room.panes) },
    { label: 'Focus mode', group, icon: focus, run: () => toggleMode('focus') },
    { label: 'Typewriter scrolling', group, icon: typewriter, run: () => toggleMode('typewriter') },
    { label: 'Keys', group, icon: keyboard, keys: '?', run: () => room.shortcuts.set(true) },
    { label: 'Dark theme', group, icon: moon, run: () => chooseTheme('dark') },
    { label: 'Paper theme', group, icon: sun, run: () => chooseTheme('paper') },
    { label: 'Theme as the device', group, icon: device, run: () => chooseTheme('system') },
    { label: 'New project', group, icon: plus, run: () => void newProject(navigate).catch(toastProblem) },
    { label: 'Workspace', group, icon: workspace, run: () => void navigate('/workspace') },
    { label: 'Pricing', group, icon: pricing, run: () => void navigate('/pricing') },
    { label: 'Account', group, icon: person, run: () => void navigate('/account') },
    { label: 'Home', group, icon: home, run: () => void navigate('/') },
  ];
}

function useChapterActions(): Action[] {
  const { outline: store } = useRoom();
  const editor = useEditor();
  if (editor === null) return [];
  return store.get().chapters.map(({ index, title }) => ({
    key: `Go to ${index}`,
    label: title,
    group: 'Go to',
    icon: heading,
    run: () => goToChapter(editor, index),
  }));
}
