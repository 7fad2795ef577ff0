import { Migration } from '@mikro-orm/migrations';

/**
 * A claim of the welcome names an address, and is kept after its person was deleted. From now on only a keyed hash is
 * kept: equal claims are still equal, and none can be read. In the database itself, so that a release that knows
 * nothing of it, running beside this one, finds and leaves the same. The key never changes: with another one everybody
 * could be welcomed again.
 */
export class HiddenClaims0055 extends Migration {
  override up(): void {
    this.addSql(`
      insert into secrets (name, value) values ('welcome claims', gen_random_uuid()::text || gen_random_uuid()::text)
        on conflict (name) do nothing;

      create function hidden_claim(claim text) returns text language sql stable as $$
        select case when claim like 'h:%' then claim else 'h:' || encode(
          sha256(convert_to(k.value, 'UTF8') || sha256(convert_to(k.value || claim, 'UTF8'))), 'hex') end
        from secrets k where k.name = 'welcome claims'
      $$;
      create function hide_claim() returns trigger language plpgsql as $$
      begin
        new.claim := hidden_claim(new.claim);
        return new;
      end $$;
      -- Waits for whoever is adding one, so that the next statement sees them all.
      create trigger welcome_claims_hidden before insert on welcome_claims
        for each row execute function hide_claim();
      update welcome_claims set claim = hidden_claim(claim);
      alter table welcome_claims add constraint welcome_claims_unreadable check (claim like 'h:%');
    `);
  }
}
