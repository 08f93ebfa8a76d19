public import Pipeline

extension ModuleRegistry {
    /// The parts every Tutorline knows.
    public static var standard: ModuleRegistry {
        var registry = ModuleRegistry.core
        registry.register(FAQResponder.self)
        registry.register(LearnedFAQ.self)
        registry.register(AnswerLeakGuard.self)
        registry.register(SafetyGuard.self)
        registry.register(LanguageModel.self)
        registry.register(Relay.self)
        registry.register(Webhook.self)
        registry.register(ProcessResponder.self)
        return registry
    }
}
