/** 消息: how many are unread, for the page's heading. */

import { defineStore } from "pinia";

import { api } from "@/api/client";

export const useInbox = defineStore("inbox", {
  state: () => ({ unread: 0 }),
  actions: {
    async look(): Promise<void> {
      const { data } = await api.GET("/notifications", { params: { query: { limit: 1, unread: true } } }).catch(() => ({ data: undefined }));
      if (data) this.unread = data.unread;
    },
  },
});
