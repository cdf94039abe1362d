package dev.evenhand.account;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

/** Whom an admin invites, and as what. */
record InvitationForm(
        @NotBlank(message = "Say who this is.") @Size(max = 100, message = "Use at most 100 characters.")
        String name,

        @NotNull(message = "Choose a role.") Role role) {}
