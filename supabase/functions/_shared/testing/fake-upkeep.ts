import type { Advanced } from "../generation-state.ts";
import type { TrashedPicture, UpkeepPort } from "../upkeep.ts";

/** The reaper's side of Postgres, in memory. */
export class FakeUpkeep implements UpkeepPort {
  due: Advanced[] = [];
  trash: TrashedPicture[] = [];
  orphans: string[] = [];
  readonly deleted: string[] = [];
  budgets = 0;

  expired = 0;

  async expireGenerations(): Promise<number> {
    return this.expired;
  }

  async dueGenerations(limit: number): Promise<Advanced[]> {
    return this.due.slice(0, limit);
  }

  async claimTrash(limit: number): Promise<TrashedPicture[]> {
    return this.trash.slice(0, limit);
  }

  async deleteTrash(ids: readonly string[]): Promise<number> {
    this.deleted.push(...ids);
    return ids.length;
  }

  async nextOrphans(scan: number): Promise<string[]> {
    return this.orphans.slice(0, scan);
  }

  async forgetOwnerless(): Promise<number> {
    return 0;
  }

  async keepBudget(): Promise<boolean> {
    this.budgets += 1;
    return false;
  }
}
