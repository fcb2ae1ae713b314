import { useQuery, useQueryClient } from "@tanstack/react-query";
import { CloudAlert } from "lucide-react";
import { useRef } from "react";
import { Composer } from "@/features/generate/composer/composer";
import { useDraft } from "@/features/generate/draft";
import { EmptyWall } from "@/features/generate/empty/empty-wall";
import { FeedList } from "@/features/generate/feed/feed-list";
import { FeedSkeleton } from "@/features/generate/feed/feed-skeleton";
import { useFeedActions } from "@/features/generate/feed/use-feed-actions";
import { hasGenerationsQuery } from "@/features/generate/generations.queries";
import type { Recipe } from "@/features/generate/recipe";
import { startGeneration } from "@/features/generate/start-generation";
import type { Feed } from "@/features/generate/use-feed";
import { useRefusal } from "@/features/generate/use-refusal";
import { Notice } from "@/components/notice";
import { Button } from "@/components/ui/button";
import { useOnline } from "@/lib/use-online";

interface StudioProps {
  userId: string;
  feed: Feed;
  /** Credits left; undefined until known. */
  credits: number | undefined;
  price: number;
  paused: boolean;
}

/** The wall of today's pictures and the composer under it. */
export function Studio({ userId, feed, credits, price, paused }: StudioProps) {
  const queryClient = useQueryClient();
  const field = useRef<HTMLTextAreaElement>(null);
  const [draft, changeDraft] = useDraft(userId);
  const [refusal, dismissRefusal] = useRefusal(userId);
  const online = useOnline();
  const isEmpty = !feed.isLoading && feed.error === null && feed.entries.length === 0;
  const { data: hasEarlier } = useQuery({ ...hasGenerationsQuery(userId), enabled: isEmpty });

  function change(part: Partial<Recipe>) {
    dismissRefusal();
    changeDraft(part);
  }

  function fillComposer(part: Partial<Recipe>) {
    change(part);
    field.current?.focus();
  }

  const actions = useFeedActions(userId, fillComposer);

  return (
    <>
      <div className="flex-1">
        {feed.isLoading && feed.entries.length === 0 && <FeedSkeleton />}
        {feed.error !== null && (
          <div className="edge pt-4">
            <Notice
              icon={CloudAlert}
              tone="bad"
              title="Today's pictures could not be read"
              action={
                <Button variant="outline" size="sm" onClick={feed.refetch}>
                  Try again
                </Button>
              }
            >
              {feed.error.message} Nothing is lost.
            </Notice>
          </div>
        )}
        {feed.entries.length > 0 && <FeedList entries={feed.entries} actions={actions} />}
        {isEmpty && (
          <EmptyWall hasEarlier={hasEarlier ?? false} credits={credits} price={price} onPick={fillComposer} />
        )}
      </div>
      <div className="composer-dock">
        <div className="composer-place desk:edge">
          <div className="max-w-(--compose) px-2 desk:px-0">
            <Composer
              draft={draft}
              onChange={change}
              onGenerate={(recipe) => startGeneration(queryClient, userId, recipe)}
              circumstances={{ online, paused, credits, price, refusal }}
              held={feed.held}
              field={field}
            />
          </div>
        </div>
      </div>
    </>
  );
}
