export type Json = string | number | boolean | null | { [key: string]: Json | undefined } | Json[];

export type Database = {
  public: {
    Tables: {
      app_settings: {
        Row: {
          blocked_words: string[];
          daily_budget_usd: number | null;
          deadline_with_request: string;
          deadline_without_request: string;
          id: boolean;
          lease_duration: string;
          max_generations_per_minute: number;
          max_open_generations: number;
          over_budget: boolean;
          paused: boolean;
          price_per_image: number;
          trash_duration: string;
          updated_at: string;
          usd_per_megapixel: number;
          welcome_credits: number;
        };
        ComputedFields: never;
        Insert: {
          blocked_words?: string[];
          daily_budget_usd?: number | null;
          deadline_with_request?: string;
          deadline_without_request?: string;
          id?: boolean;
          lease_duration?: string;
          max_generations_per_minute?: number;
          max_open_generations?: number;
          over_budget?: boolean;
          paused?: boolean;
          price_per_image?: number;
          trash_duration?: string;
          updated_at?: string;
          usd_per_megapixel?: number;
          welcome_credits?: number;
        };
        Update: {
          blocked_words?: string[];
          daily_budget_usd?: number | null;
          deadline_with_request?: string;
          deadline_without_request?: string;
          id?: boolean;
          lease_duration?: string;
          max_generations_per_minute?: number;
          max_open_generations?: number;
          over_budget?: boolean;
          paused?: boolean;
          price_per_image?: number;
          trash_duration?: string;
          updated_at?: string;
          usd_per_megapixel?: number;
          welcome_credits?: number;
        };
        Relationships: [];
      };
      credit_ledger: {
        Row: {
          account_id: string;
          created_at: string;
          created_by: string | null;
          delta: number;
          external_id: string | null;
          generation_id: string | null;
          id: number;
          kind: Database["public"]["Enums"]["ledger_kind"];
          note: string | null;
        };
        ComputedFields: never;
        Insert: {
          account_id: string;
          created_at?: string;
          created_by?: string | null;
          delta: number;
          external_id?: string | null;
          generation_id?: string | null;
          id?: never;
          kind: Database["public"]["Enums"]["ledger_kind"];
          note?: string | null;
        };
        Update: {
          account_id?: string;
          created_at?: string;
          created_by?: string | null;
          delta?: number;
          external_id?: string | null;
          generation_id?: string | null;
          id?: never;
          kind?: Database["public"]["Enums"]["ledger_kind"];
          note?: string | null;
        };
        Relationships: [];
      };
      generated_images: {
        Row: {
          alt_text: string | null;
          bytes: number;
          created_at: string;
          deleted_at: string | null;
          generation_id: string;
          height: number;
          id: string;
          image_url: string;
          is_favorite: boolean;
          model: string;
          position: number;
          prompt: string;
          purging_at: string | null;
          seed: string | null;
          sha256: string;
          storage_path: string;
          style: string | null;
          thumb_path: string | null;
          thumbhash: string | null;
          user_id: string;
          width: number;
        };
        ComputedFields: never;
        Insert: {
          alt_text?: string | null;
          bytes: number;
          created_at?: string;
          deleted_at?: string | null;
          generation_id: string;
          height: number;
          id?: string;
          image_url: string;
          is_favorite?: boolean;
          model: string;
          position: number;
          prompt: string;
          purging_at?: string | null;
          seed?: string | null;
          sha256: string;
          storage_path: string;
          style?: string | null;
          thumb_path?: string | null;
          thumbhash?: string | null;
          user_id: string;
          width: number;
        };
        Update: {
          alt_text?: string | null;
          bytes?: number;
          created_at?: string;
          deleted_at?: string | null;
          generation_id?: string;
          height?: number;
          id?: string;
          image_url?: string;
          is_favorite?: boolean;
          model?: string;
          position?: number;
          prompt?: string;
          purging_at?: string | null;
          seed?: string | null;
          sha256?: string;
          storage_path?: string;
          style?: string | null;
          thumb_path?: string | null;
          thumbhash?: string | null;
          user_id?: string;
          width?: number;
        };
        Relationships: [
          {
            foreignKeyName: "generated_images_generation_id_fkey";
            columns: ["generation_id"];
            isOneToOne: false;
            referencedRelation: "generations";
            referencedColumns: ["id"];
          },
          {
            foreignKeyName: "generated_images_user_id_fkey";
            columns: ["user_id"];
            isOneToOne: false;
            referencedRelation: "profiles";
            referencedColumns: ["id"];
          },
        ];
      };
      generations: {
        Row: {
          charged_count: number;
          cost: number;
          created_at: string;
          deadline: string;
          error_code: string | null;
          failed_count: number;
          fal_request_id: string | null;
          filtered_count: number;
          finished_at: string | null;
          id: string;
          image_keys: string[];
          input_hash: string;
          late_since: string | null;
          lease_holder: string | null;
          lease_until: string | null;
          model: string;
          params: NonNullable<Json>;
          pixels: number;
          prompt: string | null;
          purged_count: number;
          rescued: boolean;
          status: Database["public"]["Enums"]["generation_status"];
          submitted_at: string | null;
          user_id: string | null;
        };
        ComputedFields: never;
        Insert: {
          charged_count?: number;
          cost: number;
          created_at?: string;
          deadline: string;
          error_code?: string | null;
          failed_count?: number;
          fal_request_id?: string | null;
          filtered_count?: number;
          finished_at?: string | null;
          id: string;
          image_keys: string[];
          input_hash: string;
          late_since?: string | null;
          lease_holder?: string | null;
          lease_until?: string | null;
          model: string;
          params: NonNullable<Json>;
          pixels: number;
          prompt?: string | null;
          purged_count?: number;
          rescued?: boolean;
          status?: Database["public"]["Enums"]["generation_status"];
          submitted_at?: string | null;
          user_id?: string | null;
        };
        Update: {
          charged_count?: number;
          cost?: number;
          created_at?: string;
          deadline?: string;
          error_code?: string | null;
          failed_count?: number;
          fal_request_id?: string | null;
          filtered_count?: number;
          finished_at?: string | null;
          id?: string;
          image_keys?: string[];
          input_hash?: string;
          late_since?: string | null;
          lease_holder?: string | null;
          lease_until?: string | null;
          model?: string;
          params?: NonNullable<Json>;
          pixels?: number;
          prompt?: string | null;
          purged_count?: number;
          rescued?: boolean;
          status?: Database["public"]["Enums"]["generation_status"];
          submitted_at?: string | null;
          user_id?: string | null;
        };
        Relationships: [];
      };
      profiles: {
        Row: {
          blocked_at: string | null;
          created_at: string;
          credits: number;
          display_name: string | null;
          email: string | null;
          id: string;
          preferences: NonNullable<Json>;
          updated_at: string;
        };
        ComputedFields: never;
        Insert: {
          blocked_at?: string | null;
          created_at?: string;
          credits?: number;
          display_name?: string | null;
          email?: string | null;
          id: string;
          preferences?: NonNullable<Json>;
          updated_at?: string;
        };
        Update: {
          blocked_at?: string | null;
          created_at?: string;
          credits?: number;
          display_name?: string | null;
          email?: string | null;
          id?: string;
          preferences?: NonNullable<Json>;
          updated_at?: string;
        };
        Relationships: [];
      };
      user_roles: {
        Row: {
          created_at: string;
          role: string;
          user_id: string;
        };
        ComputedFields: never;
        Insert: {
          created_at?: string;
          role: string;
          user_id: string;
        };
        Update: {
          created_at?: string;
          role?: string;
          user_id?: string;
        };
        Relationships: [
          {
            foreignKeyName: "user_roles_user_id_fkey";
            columns: ["user_id"];
            isOneToOne: false;
            referencedRelation: "profiles";
            referencedColumns: ["id"];
          },
        ];
      };
    };
    Views: {
      [_ in never]: never;
    };
    Functions: {
      advance_generation: { Args: { p_event: string; p_id: string; p_input?: Json }; Returns: Json };
      claim_trash: {
        Args: { p_limit: number };
        Returns: {
          id: string;
          storage_path: string;
          thumb_path: string;
        }[];
      };
      delete_trash: { Args: { p_ids: string[] }; Returns: number };
      due_generations: { Args: { p_holder: string; p_limit: number }; Returns: Json };
      expire_generations: { Args: { p_limit: number }; Returns: number };
      forget_ownerless: { Args: { p_limit: number }; Returns: number };
      keep_budget: { Args: Record<PropertyKey, never>; Returns: boolean };
      next_orphans: { Args: { p_scan: number }; Returns: string[] };
    };
    Enums: {
      generation_status: "pending" | "succeeded" | "failed";
      ledger_kind: "grant" | "purchase" | "hold" | "release" | "adjust" | "refund" | "forfeit";
    };
    CompositeTypes: {
      [_ in never]: never;
    };
  };
};

type DatabaseWithoutInternals = Omit<Database, "__InternalSupabase">;

type DefaultSchema = DatabaseWithoutInternals[Extract<keyof Database, "public">];

export type Tables<
  DefaultSchemaTableNameOrOptions extends
    keyof (DefaultSchema["Tables"] & DefaultSchema["Views"]) | { schema: keyof DatabaseWithoutInternals },
  TableName extends (DefaultSchemaTableNameOrOptions extends {
    schema: keyof DatabaseWithoutInternals;
  }
    ? keyof (DatabaseWithoutInternals[DefaultSchemaTableNameOrOptions["schema"]]["Tables"] &
        DatabaseWithoutInternals[DefaultSchemaTableNameOrOptions["schema"]]["Views"])
    : never) = never,
> = DefaultSchemaTableNameOrOptions extends { schema: keyof DatabaseWithoutInternals }
  ? (DatabaseWithoutInternals[DefaultSchemaTableNameOrOptions["schema"]]["Tables"] &
      DatabaseWithoutInternals[DefaultSchemaTableNameOrOptions["schema"]]["Views"])[TableName] extends {
      Row: infer R;
    }
    ? R
    : never
  : DefaultSchemaTableNameOrOptions extends keyof (DefaultSchema["Tables"] & DefaultSchema["Views"])
    ? (DefaultSchema["Tables"] & DefaultSchema["Views"])[DefaultSchemaTableNameOrOptions] extends {
        Row: infer R;
      }
      ? R
      : never
    : never;

export type TablesInsert<
  DefaultSchemaTableNameOrOptions extends
    keyof DefaultSchema["Tables"] | { schema: keyof DatabaseWithoutInternals },
  TableName extends (DefaultSchemaTableNameOrOptions extends {
    schema: keyof DatabaseWithoutInternals;
  }
    ? keyof DatabaseWithoutInternals[DefaultSchemaTableNameOrOptions["schema"]]["Tables"]
    : never) = never,
> = DefaultSchemaTableNameOrOptions extends { schema: keyof DatabaseWithoutInternals }
  ? DatabaseWithoutInternals[DefaultSchemaTableNameOrOptions["schema"]]["Tables"][TableName] extends {
      Insert: infer I;
    }
    ? I
    : never
  : DefaultSchemaTableNameOrOptions extends keyof DefaultSchema["Tables"]
    ? DefaultSchema["Tables"][DefaultSchemaTableNameOrOptions] extends {
        Insert: infer I;
      }
      ? I
      : never
    : never;

export type TablesUpdate<
  DefaultSchemaTableNameOrOptions extends
    keyof DefaultSchema["Tables"] | { schema: keyof DatabaseWithoutInternals },
  TableName extends (DefaultSchemaTableNameOrOptions extends {
    schema: keyof DatabaseWithoutInternals;
  }
    ? keyof DatabaseWithoutInternals[DefaultSchemaTableNameOrOptions["schema"]]["Tables"]
    : never) = never,
> = DefaultSchemaTableNameOrOptions extends { schema: keyof DatabaseWithoutInternals }
  ? DatabaseWithoutInternals[DefaultSchemaTableNameOrOptions["schema"]]["Tables"][TableName] extends {
      Update: infer U;
    }
    ? U
    : never
  : DefaultSchemaTableNameOrOptions extends keyof DefaultSchema["Tables"]
    ? DefaultSchema["Tables"][DefaultSchemaTableNameOrOptions] extends {
        Update: infer U;
      }
      ? U
      : never
    : never;

export type Enums<
  DefaultSchemaEnumNameOrOptions extends
    keyof DefaultSchema["Enums"] | { schema: keyof DatabaseWithoutInternals },
  EnumName extends (DefaultSchemaEnumNameOrOptions extends {
    schema: keyof DatabaseWithoutInternals;
  }
    ? keyof DatabaseWithoutInternals[DefaultSchemaEnumNameOrOptions["schema"]]["Enums"]
    : never) = never,
> = DefaultSchemaEnumNameOrOptions extends { schema: keyof DatabaseWithoutInternals }
  ? DatabaseWithoutInternals[DefaultSchemaEnumNameOrOptions["schema"]]["Enums"][EnumName]
  : DefaultSchemaEnumNameOrOptions extends keyof DefaultSchema["Enums"]
    ? DefaultSchema["Enums"][DefaultSchemaEnumNameOrOptions]
    : never;

export type CompositeTypes<
  PublicCompositeTypeNameOrOptions extends
    keyof DefaultSchema["CompositeTypes"] | { schema: keyof DatabaseWithoutInternals },
  CompositeTypeName extends (PublicCompositeTypeNameOrOptions extends {
    schema: keyof DatabaseWithoutInternals;
  }
    ? keyof DatabaseWithoutInternals[PublicCompositeTypeNameOrOptions["schema"]]["CompositeTypes"]
    : never) = never,
> = PublicCompositeTypeNameOrOptions extends { schema: keyof DatabaseWithoutInternals }
  ? DatabaseWithoutInternals[PublicCompositeTypeNameOrOptions["schema"]]["CompositeTypes"][CompositeTypeName]
  : PublicCompositeTypeNameOrOptions extends keyof DefaultSchema["CompositeTypes"]
    ? DefaultSchema["CompositeTypes"][PublicCompositeTypeNameOrOptions]
    : never;

export const Constants = {
  public: {
    Enums: {
      generation_status: ["pending", "succeeded", "failed"],
      ledger_kind: ["grant", "purchase", "hold", "release", "adjust", "refund", "forfeit"],
    },
  },
} as const;
