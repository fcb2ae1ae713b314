import type { GenerateRequest } from "@contract/generate.ts";
import { generationParams } from "@contract/generate.ts";
import type { GeneratedImage, GenerateResponse, Generation } from "@contract/generation.ts";
import { IMAGE_SIZES } from "@contract/image-sizes.ts";
import type { FeedGeneration } from "@/features/generate/feed-generation";
import { DEFAULT_RECIPE, toRequest, type Recipe } from "@/features/generate/recipe";

export const USER = { id: "7f0c7a52-31a7-4d3a-9d0b-6a3b9f6e2c11", email: "ines@example.test" };

export const OTHER_USER = { id: "2b1f60c4-9f7e-4c55-8a3e-5d1c0f7b9e22", email: "bea@example.test" };

export const profile = (changes = {}) => ({ id: USER.id, credits: 10, ...changes });

export const settings = (changes = {}) => ({
  price_per_image: 1,
  welcome_credits: 10,
  paused: false,
  ...changes,
});

/** A token that supabase-js can read, and no two alike; nothing here checks its signature. */
function accessToken(sub: string): string {
  const part = (value: object) => btoa(JSON.stringify(value)).replaceAll("=", "");
  return `${part({ alg: "HS256" })}.${part({ sub, exp: 4_000_000_000, role: "authenticated", jti: crypto.randomUUID() })}.c2lnbmF0dXJl`;
}

export function sessionAnswer(user = USER) {
  return {
    access_token: accessToken(user.id),
    token_type: "bearer",
    expires_in: 3600,
    expires_at: 4_000_000_000,
    refresh_token: `refresh ${user.email}`,
    user: { ...user, aud: "authenticated", role: "authenticated", app_metadata: {}, user_metadata: {} },
  };
}

export const recipe = (changes: Partial<Recipe> = {}): Recipe => ({
  ...DEFAULT_RECIPE,
  prompt: "Birch trunks in fog",
  ...changes,
});

export const request = (changes: Partial<Recipe> = {}): GenerateRequest =>
  toRequest(crypto.randomUUID(), recipe(changes));

export function image(of: GenerateRequest, position: number): GeneratedImage {
  const storagePath = `${of.id}-${position}.jpg`;
  return {
    id: crypto.randomUUID(),
    generation_id: of.id,
    position,
    prompt: of.prompt,
    image_url: `http://supabase.test/storage/v1/object/public/generated-images/${storagePath}`,
    storage_path: storagePath,
    ...IMAGE_SIZES[of.image_size],
    bytes: 120_000,
    sha256: "0".repeat(64),
    seed: "18446744073709551615",
    model: "fal-ai/flux/schnell",
    style: of.style ?? null,
    alt_text: null,
    is_favorite: false,
    created_at: new Date().toISOString(),
  };
}

export function generation(of: GenerateRequest, changes: Partial<Generation> = {}): Generation {
  return {
    id: of.id,
    prompt: of.prompt,
    model: "fal-ai/flux/schnell",
    params: generationParams(of),
    status: "succeeded",
    cost: of.num_images,
    charged_count: of.num_images,
    filtered_count: 0,
    failed_count: 0,
    rescued: false,
    error_code: null,
    created_at: new Date().toISOString(),
    finished_at: new Date().toISOString(),
    ...changes,
  };
}

export function succeeded(of: GenerateRequest): GenerateResponse {
  const images = Array.from({ length: of.num_images }, (_, position) => image(of, position));
  return { generation: generation(of), images };
}

export function pending(of: GenerateRequest): GenerateResponse {
  return {
    generation: generation(of, { status: "pending", charged_count: 0, finished_at: null }),
    images: [],
  };
}

export function failed(of: GenerateRequest, code: string): GenerateResponse {
  return { generation: generation(of, { status: "failed", charged_count: 0, error_code: code }), images: [] };
}

export function feedRow({ generation: row, images }: GenerateResponse): FeedGeneration {
  return { ...row, generated_images: images };
}
