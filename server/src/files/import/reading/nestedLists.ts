import { isText, type TreeNode, type TreePart } from '../../../documents/contents/tree.ts';

const isList = (node: TreeNode): boolean => node.type === 'bulletList' || node.type === 'orderedList';
const inside = (node: TreeNode): TreeNode[] => (node.content ?? []).filter((part): part is TreeNode => !isText(part));

/** The lists in an item that holds nothing else; null for every other item. */
function listsAlone(item: TreeNode | undefined): TreeNode[] | null {
  const [first, ...lists] = item === undefined ? [] : inside(item);
  const isBare = first?.type === 'paragraph' && (first.content ?? []).length === 0;
  return isBare && lists.length > 0 && lists.every(isList) ? lists : null;
}

/**
 * Some programs write a nested list as one of its own, whose outer item holds nothing but a list. Where one stands
 * right after a list it is put into that list's last item, and true comes back.
 */
export function continues(before: TreePart | undefined, node: TreeNode): boolean {
  if (before === undefined || isText(before) || !isList(before) || !isList(node)) return false;
  const [first, ...others] = inside(node);
  const lists = listsAlone(first);
  const item = inside(before).at(-1);
  if (lists === null || item === undefined || (others.length > 0 && before.type !== node.type)) return false;
  for (const list of lists) append(item, list);
  before.content?.push(...others);
  return true;
}

function append(item: TreeNode, list: TreeNode): void {
  const last = inside(item).at(-1);
  if (continues(last, list)) return;
  item.content ??= [];
  if (last?.type === list.type) last.content?.push(...inside(list));
  else item.content.push(list);
}
