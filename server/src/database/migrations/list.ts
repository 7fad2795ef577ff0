import { Identity0001 } from './0001_identity.ts';
import { Projects0002 } from './0002_projects.ts';
import { Documents0003 } from './0003_documents.ts';
import { Ledger0004 } from './0004_ledger.ts';
import { Generations0005 } from './0005_generations.ts';
import { Throttles0006 } from './0006_throttles.ts';
import { StorageReservations0007 } from './0007_storage_reservations.ts';
import { GenerationLeases0008 } from './0008_generation_leases.ts';
import { DocumentArchive0009 } from './0009_document_archive.ts';
import { Payments0010 } from './0010_payments.ts';
import { DocumentVersions0022 } from './0022_document_versions.ts';
import { EndedGenerations0026 } from './0026_ended_generations.ts';
import { Budgets0030 } from './0030_budgets.ts';
import { GenerationLearning0031 } from './0031_generation_learning.ts';
import { TitleSuggestions0032 } from './0032_title_suggestions.ts';
import { CountableBalances0035 } from './0035_countable_balances.ts';
import { EntryChecksByIndex0036 } from './0036_entry_checks_by_index.ts';
import { SignIn0040 } from './0040_sign_in.ts';
import { ShareLinks0041 } from './0041_share_links.ts';
import { Applications0044 } from './0044_applications.ts';
import { IdempotencyHolds0045 } from './0045_idempotency_holds.ts';
import { Operator0050 } from './0050_operator.ts';
import { PlanReminders0051 } from './0051_plan_reminders.ts';
import { JoinedBuyers0054 } from './0054_joined_buyers.ts';
import { HiddenClaims0055 } from './0055_hidden_claims.ts';
import { ForgottenRequests0056 } from './0056_forgotten_requests.ts';
import { Uploads0061 } from './0061_uploads.ts';
import { Comments0064 } from './0064_comments.ts';
import { StarredIdeas0066 } from './0066_starred_ideas.ts';

/** In the order in which they run. A published one is never changed: expand now, contract a release later. */
export const migrationsList = [
  Identity0001,
  Projects0002,
  Documents0003,
  Ledger0004,
  Generations0005,
  Throttles0006,
  StorageReservations0007,
  GenerationLeases0008,
  DocumentArchive0009,
  Payments0010,
  DocumentVersions0022,
  EndedGenerations0026,
  Budgets0030,
  GenerationLearning0031,
  TitleSuggestions0032,
  CountableBalances0035,
  EntryChecksByIndex0036,
  SignIn0040,
  ShareLinks0041,
  Applications0044,
  IdempotencyHolds0045,
  Operator0050,
  PlanReminders0051,
  JoinedBuyers0054,
  HiddenClaims0055,
  ForgottenRequests0056,
  Uploads0061,
  Comments0064,
  StarredIdeas0066,
];
