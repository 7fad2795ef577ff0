import { useEffect } from 'react';
import { useRoomBudget } from '../room/budget/roomBudget.ts';
import { useRole, useRoom } from '../room/roomContext.ts';
import { useBalance } from '../session/balance.ts';
import { useStore } from '../store.ts';
import { loadModels, modelsStore } from './catalogStore.ts';
import { mayContinue, type Run } from './run.ts';
import { type EndSentence, endSentence } from './sentences.ts';
import { pricePerWord, usedUp, type WayOn, wayOn } from './wayOn.ts';

/** The ways on from a generation that ended early, as the coins and budgets are now. */
export function useWayOn(run: Run): WayOn {
  const [balance, budget, isOwner] = [useBalance(), useRoomBudget(mayContinue(run)), useRole() === 'owner'];
  const models = useStore(modelsStore);
  useEffect(() => void loadModels(), []);
  return wayOn(run, { balance, budget, isOwner }, pricePerWord(run, models));
}

/** How its end is told to the person who looks. */
export function useEndSentence(run: Run): EndSentence | null {
  const { me } = useRoom();
  const isOwner = useRole() === 'owner';
  const budget = useRoomBudget(mayContinue(run) || run.reason === 'ceiling');
  const isMine = run.requestedBy === me.id;
  const cap = usedUp(budget, isMine, run.words === 0 ? 1 : run.costMilliku / run.words);
  return endSentence(run, isMine, { cap, isOwner, ownerPays: budget?.ownerPays === true && !isOwner });
}
